#include "cli/terminal.h"

#include <QJsonDocument>

namespace showroom::cli {

namespace {

QString lineOf(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) + u'\n';
}

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

} // namespace showroom::cli
