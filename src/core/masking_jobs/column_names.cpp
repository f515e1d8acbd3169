#include "core/masking_jobs/column_names.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;
using masking::MaskKind;

namespace {

struct Words {
    MaskKind kind;
    const char16_t *words; ///< folded, parted by blanks; several words of one name stand together
};

// What columns are called, by the masks' kinds. Where a word means two things, the first entry wins.
constexpr Words table[] = {
    {MaskKind::Email,
     u"email mail emailaddress mailaddress emailadresse mailadresse epost epostadresse epostadress "
     u"courriel adressemail adresseemail correo correoelectronico emailadres postaelettronica adresemail "
     u"poczta endereceemail emailto emailfrom メール メールアドレス 이메일"},
    {MaskKind::FirstName, u"firstname givenname forename fname vorname prenom nombrepila primernombre nomepersona "
                          u"voornaam fornamn fornavn imie primeironome nomeproprio 名 이름"},
    {MaskKind::LastName,
     u"lastname surname familyname lname nachname familienname nomfamille apellido apellidos cognome "
     u"achternaam familienaam efternamn etternavn nazwisko sobrenome apelido 姓 성"},
    {MaskKind::Name,
     u"name fullname customername contactname personname displayname nom nomcomplet nombre nombrecompleto "
     u"nome nomecompleto naam vollstandigername kundenname namn navn imienazwisko 氏名 名前 성명 "
     u"owner author assignee contact patient employee"},
    {MaskKind::Phone, u"phone telephone tel mobile cell cellphone phonenumber mobilephone fax telefon telefonnummer "
                      u"handy mobil mobilnummer telephoneportable portable telefono movil cellulare telefoon mobiel "
                      u"telefoonnummer celular telefone komorka 電話 電話番号 전화번호 휴대폰"},
    {MaskKind::BirthDate, u"birthdate dateofbirth dob birthday geburtsdatum geburtstag datenaissance naissance "
                          u"fechanacimiento nacimiento datanascita nascita geboortedatum fodelsedatum fodselsdato "
                          u"dataurodzenia datanascimento 生年月日 생년월일"},
    {MaskKind::PostalCode, u"zip zipcode postcode postalcode plz postleitzahl codepostal codigopostal cap "
                           u"codiceavviamentopostale postnummer kodpocztowy cep 郵便番号 우편번호"},
    {MaskKind::City,
     u"city town ort stadt wohnort ville ciudad citta comune stad woonplaats plaats stadbostad poststed "
     u"miasto miejscowosc cidade localidad 市区町村 도시"},
    {MaskKind::Region, u"state province region county bundesland departement provincia regione provincie lan fylke "
                       u"wojewodztwo estado 都道府県"},
    {MaskKind::Country, u"country nation land pays pais paese kraj 国 국가"},
    {MaskKind::Street,
     u"street streetaddress addressline address1 addressline1 strasse hausnummer rue calle via indirizzo "
     u"straat gata gate vei ulica rua"},
    {MaskKind::Address,
     u"address fulladdress postaladdress homeaddress anschrift adresse adresa adres direccion domicilio "
     u"adress endereco 住所 주소"},
    {MaskKind::Company, u"company companyname organisation organization employer firma unternehmen arbeitgeber "
                        u"entreprise societe employeur empresa azienda societa bedrijf foretag bedrift arbetsgivare "
                        u"pracodawca 会社 会社名 회사"},
    {MaskKind::JobTitle, u"jobtitle job occupation profession beruf position poste fonction profesion cargo puesto "
                         u"professione mansione functie beroep yrke stilling zawod stanowisko profissao 職業 직업"},
    {MaskKind::Department,
     u"department dept abteilung departament departamento reparto afdeling avdelning avdeling dzial "
     u"部署 부서"},
    {MaskKind::UserName,
     u"username login loginname userid benutzername utilisateur identifiant usuario nombreusuario "
     u"nomeutente gebruikersnaam anvandarnamn brukernavn uzytkownik ユーザー名 handle nickname screenname"},
    {MaskKind::NationalId,
     u"ssn socialsecuritynumber nationalid nationalinsurance nino passport passportnumber "
     u"sozialversicherungsnummer steuernummer steuerid ausweisnummer nir numerosecuritesociale dni nie "
     u"nif curp codicefiscale bsn burgerservicenummer personnummer fodselsnummer pesel cpf aadhaar "
     u"rrn mynumber マイナンバー 주민등록번호 taxid tfn"},
    {MaskKind::Iban, u"iban bankaccount accountnumber kontonummer kontonr compte cuentabancaria contobancario rekening "
                     u"rekeningnummer bankkonto numerkonta 口座番号"},
    {MaskKind::Card, u"card cardnumber creditcard creditcardnumber kreditkarte kartennummer cartebancaire numerocarte "
                     u"tarjeta numerotarjeta cartadicredito creditcardno pan karta kortnummer cartao"},
    {MaskKind::IpAddress, u"ip ipaddress ipaddr clientip remoteip remoteaddr hostip ipadresse adresseip"},
    {MaskKind::Url, u"url website homepage web webseite siteweb sitio sitoweb linkedin profileurl link"},
    {MaskKind::Redact,
     u"note notes comment comments remark remarks description message body notiz notizen bemerkung "
     u"bemerkungen kommentar beschreibung commentaire commentaires remarque notas comentario comentarios "
     u"observaciones nota commento opmerking opmerkingen anteckning merknad uwagi observacoes 備考 メモ 비고"},
    {MaskKind::Number,
     u"salary wage income gehalt lohn einkommen salaire revenu salario ingresos stipendio reddito salaris "
     u"inkomen lon inkomst lonn inntekt pensja wynagrodzenie renda 年収 연봉"},
};

QString folded(const QString &text)
{
    QString result;
    for (const QChar c : text.toLower().normalized(QString::NormalizationForm_D)) {
        if (c == u'ß')
            result += u"ss"_s;
        else if (c == u'ł')
            result += u'l';
        else if (c == u'ø')
            result += u'o';
        else if (!c.isMark() || c.unicode() >= 0x3000)
            result += c;
    }
    return result.normalized(QString::NormalizationForm_C);
}

/// `customerEMail_2` → customer, e, mail
QStringList wordsOf(const QString &name)
{
    QString spaced;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name[i];
        const bool isHump = i > 0 && c.isUpper() && name[i - 1].isLower();
        if (isHump || !(c.isLetter() || c.isMark() || c == u'ー'))
            spaced += u' ';
        if (c.isLetter() || c.isMark() || c == u'ー')
            spaced += c;
    }
    return folded(spaced).split(u' ', Qt::SkipEmptyParts);
}

const QHash<QString, MaskKind> &kinds()
{
    static const QHash<QString, MaskKind> byWord = [] {
        QHash<QString, MaskKind> map;
        for (const Words &entry : table) {
            for (const QString &word : QString::fromUtf16(entry.words).split(u' ', Qt::SkipEmptyParts)) {
                if (!map.contains(folded(word)))
                    map.insert(folded(word), entry.kind);
            }
        }
        return map;
    }();
    return byWord;
}

} // namespace

std::optional<NamedKind> kindByName(const QString &column)
{
    const QStringList words = wordsOf(column.section(u'.', -1));
    if (words.isEmpty())
        return std::nullopt;
    const QHash<QString, MaskKind> &known = kinds();
    // The longest run of words that means something, the later one first: `customer street address` is a street
    // address.
    for (qsizetype size = words.size(); size > 0; --size) {
        for (qsizetype first = words.size() - size; first >= 0; --first) {
            const auto found = known.constFind(words.sliced(first, size).join(QString()));
            if (found != known.constEnd())
                return NamedKind{*found, size == words.size()};
        }
    }
    return std::nullopt;
}

} // namespace showroom::masking_jobs
