#include "cli/terminal.h"

#include <QJsonDocument>

#include <termios.h>
#include <unistd.h>

namespace showroom::cli {

namespace {

QString lineOf(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) + u'\n';
}

/// Keeps a terminal from showing what is typed, as long as it lives.
class HiddenTyping final {
public:
    HiddenTyping()
        : m_isHidden(tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        if (m_isHidden)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~HiddenTyping()
    {
        if (m_isHidden)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(HiddenTyping)

private:
    termios m_before{};
    bool m_isHidden;
};

} // namespace

Terminal::Terminal(Streams streams)
    : m_streams(streams)
{
}

void Terminal::print(const QJsonObject &json, const QString &text)
{
    m_streams.out << (m_json ? lineOf(json) : text);
}

bool Terminal::flush()
{
    m_streams.out.flush();
    return m_streams.out.status() == QTextStream::Ok;
}

void Terminal::remark(const QString &line)
{
    if (m_json || m_quiet)
        return;
    m_streams.err << line << '\n';
    m_streams.err.flush();
}

void Terminal::printError(const QJsonObject &json, const QString &text)
{
    m_streams.err << (m_json ? lineOf(json) : text);
    m_streams.err.flush();
}

QString Terminal::ask(const QString &question)
{
    m_streams.err << question << ' ';
    m_streams.err.flush();
    return m_streams.in.readLine();
}

QString Terminal::readSecret(const QString &question)
{
    if (!canAsk())
        return m_streams.in.readLine();
    const HiddenTyping hidden;
    const QString answer = ask(question);
    m_streams.err << '\n';
    m_streams.err.flush();
    return answer;
}

} // namespace showroom::cli
