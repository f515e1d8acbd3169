#include "support/test_result.h"
#include "support/test_server.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace {

showroom::Result<void> writeSchema(const QString &path)
{
    using namespace Qt::StringLiterals;
    const showroom::Result<QByteArray> schema = showroom::test::TestServer::dumpSchema();
    if (!schema)
        return schema.error();
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(*schema) != schema->size())
        return showroom::fail(showroom::ErrorCode::FileFailure, u"“%1” cannot be written."_s.arg(path));
    return {};
}

} // namespace

/// `showroom_test_server start|stop`: the test suite's server around a ctest run; `schema FILE`: the migrated schema.
int main(int argc, char *argv[])
{
    using namespace Qt::StringLiterals;
    using showroom::test::TestServer;

    QCoreApplication application(argc, argv);
    const QString verb = application.arguments().value(1);
    showroom::Result<void> done;
    if (verb == u"start")
        done = TestServer::startForRun();
    else if (verb == u"stop")
        done = TestServer::stopAfterRun();
    else if (verb == u"schema" && application.arguments().size() == 3)
        done = writeSchema(application.arguments().at(2));
    else
        done = showroom::fail(showroom::ErrorCode::InvalidInput, u"Say start, stop or schema FILE."_s);
    if (done)
        return 0;
    std::fprintf(stderr, "%s\n", showroom::test::describe(done.error()).constData());
    return 1;
}
