#pragma once

#include "base/result.h"
#include "cli/arguments.h"

#include <QList>
#include <QString>

namespace showroom::cli {

struct CommandContext;

/// One example of a help text.
struct Example {
    QString command; ///< without the program's name
    QString meaning;
};

/// What a verb says about itself: its line on the command line and its help text.
struct VerbDescription {
    QString name;
    QString summary;     ///< one line, no full stop
    QString explanation; ///< paragraphs, separated by empty lines
    QString positionals; ///< plain words after the verb, as help shows them: "[cancel|resume|clean ID]"
    qsizetype maximumPositionals = 0;
    bool isForPrivateServer = false; ///< speaks of no other server, whatever is chosen
    QList<OptionSpec> options;       ///< without the ones that every verb has
    QList<Example> examples;
};

/// One word of the command line: `showroomctl <verb> …`.
class Verb {
public:
    virtual ~Verb() = default;

    virtual VerbDescription description() const = 0;

    /// Does it. Reads its values from `arguments` and answers with their verdict() before touching anything. Gives the
    /// exit code, 0 unless it has something to warn of; errors become theirs.
    virtual Result<int> run(CommandContext &context, Arguments &arguments) = 0;

protected:
    Verb() = default;
    Q_DISABLE_COPY_MOVE(Verb)
};

} // namespace showroom::cli
