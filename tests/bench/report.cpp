#include "bench/report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int nameWidth = 58;

/// Three significant digits, never an exponent.
QString number(double value)
{
    const double size = std::abs(value);
    const int decimals = size >= 100 || size < 1e-9 ? 0 : size >= 10 ? 1 : 2;
    return QString::number(value, 'f', size > 0 && size < 0.1 ? 3 : decimals);
}

QString limitText(const Limit &limit)
{
    switch (limit.kind) {
    case Limit::Kind::None:
        return {};
    case Limit::Kind::AtMost:
        return u"≤ "_s + number(limit.bound);
    case Limit::Kind::AtLeast:
        return u"≥ "_s + number(limit.bound);
    }
    Q_UNREACHABLE();
}

QString verdict(const Figure &figure)
{
    if (figure.limit.kind == Limit::Kind::None)
        return {};
    return figure.isOver() ? u"over"_s : u"ok"_s;
}

QString spread(const Figure &figure)
{
    return figure.rounds > 1 ? number(figure.lowest) + u"–"_s + number(figure.highest) : QString();
}

QJsonObject toJson(const Figure &figure)
{
    QJsonObject json{{u"group"_s, figure.group},      {u"name"_s, figure.name},
                     {u"value"_s, figure.value},      {u"unit"_s, figure.unit},
                     {u"lowest"_s, figure.lowest},    {u"highest"_s, figure.highest},
                     {u"rounds"_s, figure.rounds},    {u"limit"_s, QJsonValue::Null},
                     {u"verdict"_s, verdict(figure)}, {u"peakMegabytes"_s, QJsonValue::Null}};
    if (figure.limit.kind != Limit::Kind::None) {
        json.insert(u"limit"_s, figure.limit.bound);
        json.insert(u"limitKind"_s, figure.limit.kind == Limit::Kind::AtMost ? u"at-most"_s : u"at-least"_s);
    }
    if (figure.peakMegabytes)
        json.insert(u"peakMegabytes"_s, *figure.peakMegabytes);
    return json;
}

} // namespace

Report::Report(QTextStream &out)
    : m_out(out)
{
}

void Report::beginGroup(int group, const QString &title)
{
    m_out << u"\n%1. %2\n"_s.arg(group).arg(title);
    m_out << u"   %1%2 %3 %4  %5 %6\n"_s.arg(u""_s, -nameWidth)
                 .arg(u"value"_s, 14)
                 .arg(u"limit"_s, 10)
                 .arg(u""_s, -4)
                 .arg(u"rounds"_s, -13)
                 .arg(u"peak MB"_s, 8);
    m_out.flush();
}

void Report::add(const Figure &figure)
{
    m_figures.append(figure);
    m_out << u"   %1%2 %3 %4  %5 %6\n"_s.arg(figure.name, -nameWidth)
                 .arg(number(figure.value) + u' ' + figure.unit, 14)
                 .arg(limitText(figure.limit), 10)
                 .arg(verdict(figure), -4)
                 .arg(spread(figure), -13)
                 .arg(figure.peakMegabytes ? number(*figure.peakMegabytes) : QString(), 8);
    m_out.flush();
}

void Report::note(const QString &text)
{
    m_notes.append(text);
    m_out << u"   "_s << text << u'\n';
    m_out.flush();
}

void Report::finish(const Machine &machine)
{
    const auto isOver = [](const Figure &figure) { return figure.isOver(); };
    const auto isLimited = [](const Figure &figure) { return figure.limit.kind != Limit::Kind::None; };
    m_out << u"\n%1 of %2 limits kept, in %3 s; other programs used %4 % of the processors meanwhile.\n"_s
                 .arg(std::count_if(m_figures.cbegin(), m_figures.cend(), isLimited) -
                      std::count_if(m_figures.cbegin(), m_figures.cend(), isOver))
                 .arg(std::count_if(m_figures.cbegin(), m_figures.cend(), isLimited))
                 .arg(m_noise.seconds(), 0, 'f', 0)
                 .arg(m_noise.shareOfOthers() * 100, 0, 'f', 0);
    m_out << u"%1 × %2, %3, %4, kernel %5, PostgreSQL %6, Qt %7; built %8\n"_s.arg(machine.processors)
                 .arg(machine.processor, machine.memory, machine.system, machine.kernel, machine.postgresql, machine.qt,
                      machine.build);
    m_out.flush();
}

bool Report::isAnyOver() const
{
    return std::any_of(m_figures.cbegin(), m_figures.cend(), [](const Figure &figure) { return figure.isOver(); });
}

Result<void> Report::writeJson(const QString &path, const Machine &machine) const
{
    QJsonArray figures;
    for (const Figure &figure : m_figures)
        figures.append(toJson(figure));
    const QJsonObject json{
        {u"machine"_s, machine.toJson()},
        {u"noise"_s, QJsonObject{{u"shareOfOthers"_s, m_noise.shareOfOthers()}, {u"seconds"_s, m_noise.seconds()}}},
        {u"figures"_s, figures},
        {u"notes"_s, QJsonArray::fromStringList(m_notes)}};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0 || !file.commit())
        return fail(ErrorCode::FileFailure, u"“%1” cannot be written: %2."_s.arg(path, file.errorString()));
    return {};
}

} // namespace showroom::bench
