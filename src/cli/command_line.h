#pragma once

#include "cli/command_context.h"
#include "cli/verb.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace showroom::profiles {
class ProfileStore;
}

namespace showroom::cli {

class Backend;
struct ServerChoice;

/// `showroomctl` without its process: finds the verb, runs it, prints errors, gives the exit code.
class CommandLine final {
public:
    /// Makes what a command uses in place of the context's backend, which is the private server.
    using ServerFactory = std::function<std::unique_ptr<Backend>(const ServerChoice &)>;

    /// `profiles` must outlive the object. Without a factory every command uses the context's backend.
    explicit CommandLine(const CommandContext &context, const profiles::ProfileStore *profiles = nullptr,
                         ServerFactory makeServer = {});
    ~CommandLine();
    Q_DISABLE_COPY_MOVE(CommandLine)

    /// Runs the words after the program's name.
    int run(const QStringList &words);

private:
    Result<int> dispatch(QStringList words);
    Result<int> runVerb(Verb &verb, const QStringList &words);
    Result<int> runOnChosenServer(Verb &verb, const VerbDescription &description, Arguments &arguments);
    Error unknownVerb(const QString &name) const;
    Verb *find(const QString &name) const;
    int report(const Error &error);

    CommandContext m_context;
    const profiles::ProfileStore *m_profiles;
    ServerFactory m_makeServer;
    std::vector<std::unique_ptr<Verb>> m_verbs;
};

} // namespace showroom::cli
