#include "support/test_result.h"
#include "support/test_server.h"

#include <QCoreApplication>

#include <cstdio>

/// `showroom_test_server start|stop`: the test suite's server around a ctest run.
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
    else
        done = showroom::fail(showroom::ErrorCode::InvalidInput, u"Say start or stop."_s);
    if (done)
        return 0;
    std::fprintf(stderr, "%s\n", showroom::test::describe(done.error()).constData());
    return 1;
}
