#pragma once

#include "base/error.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace showroom::help {

/// One page of the troubleshooting text.
struct HelpTopic {
    QString name;           ///< stable: "seed-takes-long"
    QString title;          ///< what a person sees happen
    QList<ErrorCode> codes; ///< the errors that it explains
    QString text;           ///< Markdown, without the title
};

/// Every topic of resources/help/troubleshooting.md, in its order.
QList<HelpTopic> helpTopics();

/// The topic that explains a code best: the first that names it.
std::optional<HelpTopic> helpTopicFor(ErrorCode code);

/// Reads topics: each begins with "## title", then "Topic: name", then "Codes: a, b" (may be empty), then its text.
QList<HelpTopic> parseHelpTopics(const QString &markdown);

/// The topics that hold every word of `text` in title or text, case aside.
QList<HelpTopic> searchHelp(const QList<HelpTopic> &topics, const QString &text);

} // namespace showroom::help
