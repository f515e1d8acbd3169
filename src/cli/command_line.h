#pragma once

#include "cli/command_context.h"
#include "cli/verb.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace showroom::cli {

/// `showroomctl` without its process: finds the verb, runs it, prints errors, gives the exit code.
class CommandLine final {
public:
    explicit CommandLine(const CommandContext &context);
    ~CommandLine();
    Q_DISABLE_COPY_MOVE(CommandLine)

    /// Runs the words after the program's name.
    int run(const QStringList &words);

private:
    Result<int> dispatch(QStringList words);
    Result<int> runVerb(Verb &verb, const QStringList &words);
    Error unknownVerb(const QString &name) const;
    Verb *find(const QString &name) const;
    int report(const Error &error);

    CommandContext m_context;
    std::vector<std::unique_ptr<Verb>> m_verbs;
};

} // namespace showroom::cli
