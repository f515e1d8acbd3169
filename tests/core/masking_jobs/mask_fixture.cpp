#include "mask_fixture.h"

#include <QDir>
#include <QFile>

namespace showroom::test {

using namespace Qt::StringLiterals;

MaskFixture::MaskFixture()
    : m_salt(masking::Salt::create(u"1"_s, QByteArray(32, 's')).value())
    , m_corpora(masking::Corpora::open())
{
}

QString MaskFixture::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("The fixture cannot write its file.");
    return file.fileName();
}

QByteArray MaskFixture::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList MaskFixture::files() const
{
    return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

masking_jobs::MaskRequest MaskFixture::request(const QString &name, const QStringList &rules) const
{
    masking_jobs::MaskRequest request;
    request.source.path = path(name);
    request.format = masking_jobs::guessFormat(name, {});
    request.target = path(u"out"_s);
    for (const QString &rule : rules)
        request.plan.rules.append(masking_jobs::parseRule(rule).value());
    return request;
}

Result<masking_jobs::MaskOutcome> MaskFixture::run(const masking_jobs::MaskRequest &request,
                                                   const masking_jobs::RunControl &control) const
{
    return masking_jobs::runMask(request, m_salt, m_corpora, control);
}

} // namespace showroom::test
