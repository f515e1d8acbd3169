#pragma once

#include <QJsonObject>
#include <QString>
#include <QTextStream>

namespace showroom::cli {

/// Where a command's words come from and go to.
struct Streams {
    QTextStream &in;
    QTextStream &out;
    QTextStream &err;
    bool isInputTerminal = false; ///< somebody can answer a question
    bool isErrorTerminal = false; ///< somebody watches, and a line can be drawn over
    int errorWidth = 80;          ///< columns
};

/// The person or script at the other end of a command.
class Terminal final {
public:
    explicit Terminal(Streams streams);
    Q_DISABLE_COPY_MOVE(Terminal)

    /// With `--json`: values as JSON, errors as JSON, no progress, no remarks.
    void setJson(bool json) { m_json = json; }
    bool json() const { return m_json; }
    /// With `--quiet`: neither progress nor remarks.
    void setQuiet(bool quiet) { m_quiet = quiet; }
    bool showsProgress() const { return m_streams.isErrorTerminal && !m_json && !m_quiet; }
    bool canAsk() const { return m_streams.isInputTerminal; }

    /// The result of a command: one line of JSON with `--json`, else the text.
    void print(const QJsonObject &json, const QString &text);
    /// Whether everything that was printed arrived.
    bool flush();
    /// A line for the person who waits, on stderr.
    void remark(const QString &line);
    /// JSON or text for what went wrong, on stderr.
    void printError(const QJsonObject &json, const QString &text);
    /// Asks on stderr and reads a line; only when canAsk().
    QString ask(const QString &question);
    /// The first line of the input; asks for it where somebody can answer, and does not show what they type.
    QString readSecret(const QString &question);

    QTextStream &err() { return m_streams.err; }
    int errorWidth() const { return m_streams.errorWidth; }

private:
    Streams m_streams;
    bool m_json = false;
    bool m_quiet = false;
};

} // namespace showroom::cli
