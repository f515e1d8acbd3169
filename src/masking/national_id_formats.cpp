#include "masking/national_id.h"
#include "masking/national_id_rules.h"

#include <array>

namespace showroom::masking {

namespace {

using Text = std::string_view;

constexpr std::string_view digits = "0123456789";
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

constexpr Text dashedSsn[] = {"999-99-9999"};
constexpr Text plainSsn[] = {"999999999", "999 99 9999"};
constexpr Text ssnCues[] = {"ssn", "social security", "soc. sec"};
constexpr Text nino[] = {"AA999999A", "AA 99 99 99 A", "AA 999999 A", "AA-99-99-99-A"};
constexpr Text taxId[] = {"99 999 999 999", "99999999999"};
constexpr Text nir[] = {"999999999999999", "9 99 99 99 999 999 99", "9999999999999 99", "9 99 99 99 999 999 / 99"};
constexpr Text dni[] = {"99999999A", "99999999-A", "99999999 A", "99.999.999-A", "99.999.999A", "99.999.999 A"};
constexpr Text nie[] = {"A9999999A", "A-9999999-A", "A9999999-A", "A 9999999 A"};
constexpr Text codiceFiscale[] = {"AAAAAA99A99A999A", "AAA AAA 99A99 A999A", "AAAAAA 99A99 A999A"};
constexpr Text bsn[] = {"999999999", "9999.99.999", "9999 99 999", "999 999 999"};
constexpr Text bsnCues[] = {"bsn", "burgerservicenummer", "sofinummer", "sofi-nummer"};
constexpr Text dashedPersonnummer[] = {"999999-9999", "999999+9999"};
constexpr Text longPersonnummer[] = {"99999999-9999"};
constexpr Text plainPersonnummer[] = {"9999999999", "999999 9999"};
constexpr Text plainLongPersonnummer[] = {"999999999999"};
constexpr Text personnummerCues[] = {"personnummer", "pers.nr", "personnr", "pnr", "samordningsnummer"};
constexpr Text fodselsnummer[] = {"99999999999", "999999 99999", "99 99 99 99999"};
constexpr Text pesel[] = {"99999999999"};
constexpr Text peselCues[] = {"pesel"};
constexpr Text myNumber[] = {"999999999999", "9999 9999 9999", "9999-9999-9999"};
constexpr Text myNumberCues[] = {"my number", "マイナンバー", "個人番号"};
constexpr Text rrn[] = {"999999-9999999"};
constexpr Text aadhaar[] = {"9999 9999 9999", "999999999999", "9999-9999-9999"};
constexpr Text aadhaarCues[] = {"aadhaar", "aadhar", "आधार", "uidai"};
constexpr Text tfn[] = {"999 999 999", "999999999", "999-999-999"};
constexpr Text tfnCues[] = {"tfn", "tax file"};
constexpr Text nric[] = {"A9999999A"};
constexpr Text curp[] = {"AAAA999999AAAAAA99", "AAAA999999AAAAAAA9"};
constexpr Text cpf[] = {"999.999.999-99"};
constexpr Text plainCpf[] = {"99999999999", "999 999 999 99"};
constexpr Text cpfCues[] = {"cpf"};
constexpr Text argentineDni[] = {"99.999.999", "99999999"};
constexpr Text argentineCues[] = {"dni", "documento"};
constexpr Text cedula[] = {"9.999.999.999", "9999999999", "99.999.999", "99999999", "999.999.999"};
constexpr Text cedulaCues[] = {"cédula", "cedula", "c.c.", "cc ", "cc:"};

using namespace id;

constexpr std::array formats = {
    IdFormat{"US", "SSN", dashedSsn, {}, usIssued, nullptr, {}, usSettle},
    IdFormat{"US", "SSN", plainSsn, ssnCues, usIssued, nullptr, {}, usSettle},
    IdFormat{"GB", "National Insurance number", nino, {}, ukIssued, nullptr, {}, ukSettle},
    IdFormat{"DE", "Steuer-ID", taxId, {}, deIssued, deCheck, digits, deSettle},
    IdFormat{"FR", "NIR", nir, {}, frIssued, frCheck, digits, frSettle},
    IdFormat{"ES", "DNI", dni, {}, esIssued, dniCheck, "TRWAGMYFPDXBNJZSQVHLCKE", dniSettle},
    IdFormat{"ES",
             "NIE",
             nie,
             {},
             [](std::string_view nieId) { return nieId[0] >= 'X'; },
             nieCheck,
             "TRWAGMYFPDXBNJZSQVHLCKE",
             nieSettle},
    IdFormat{"IT", "codice fiscale", codiceFiscale, {}, itIssued, itCheck, letters, itSettle},
    IdFormat{"NL", "BSN", bsn, bsnCues, nlIssued, nlCheck, digits, nlSettle},
    IdFormat{"SE", "personnummer", dashedPersonnummer, {}, seIssued, seCheck, digits, seSettle},
    IdFormat{"SE", "personnummer", longPersonnummer, {}, seIssued, seCheck, digits, seLongSettle},
    IdFormat{"SE", "personnummer", plainPersonnummer, personnummerCues, seIssued, seCheck, digits, seSettle},
    IdFormat{"SE", "personnummer", plainLongPersonnummer, personnummerCues, seIssued, seCheck, digits, seLongSettle},
    IdFormat{"NO", "fødselsnummer", fodselsnummer, {}, noIssued, noCheck, digits, noSettle},
    IdFormat{"PL", "PESEL", pesel, peselCues, plIssued, plCheck, digits, plSettle},
    IdFormat{"JP", "My Number", myNumber, myNumberCues, jpIssued, jpCheck, digits, jpSettle},
    IdFormat{"KR", "resident registration number", rrn, {}, krIssued, nullptr, {}, krSettle},
    IdFormat{"IN", "Aadhaar", aadhaar, aadhaarCues, inIssued, inCheck, digits, inSettle},
    IdFormat{"AU", "TFN", tfn, tfnCues, auIssued, auCheck, digits, auSettle},
    IdFormat{"SG", "NRIC", nric, {}, sgIssued, sgCheck, letters, sgSettle},
    IdFormat{"MX", "CURP", curp, {}, mxIssued, mxCheck, digits, mxSettle},
    IdFormat{"BR", "CPF", cpf, {}, brIssued, brCheck, digits, brSettle},
    IdFormat{"BR", "CPF", plainCpf, cpfCues, brIssued, brCheck, digits, brSettle},
    IdFormat{"AR", "DNI", argentineDni, argentineCues, arIssued, nullptr, {}, arSettle},
    IdFormat{"CO", "cédula", cedula, cedulaCues, coIssued, nullptr, {}, coSettle},
};

} // namespace

std::span<const IdFormat> idFormats()
{
    return formats;
}

} // namespace showroom::masking
