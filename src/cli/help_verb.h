#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl help [COMMAND]`: the overview, or the help of one verb.
class HelpVerb final : public Verb {
public:
    /// `others` are all verbs besides this one.
    explicit HelpVerb(QList<VerbDescription> others);

    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;

private:
    QList<VerbDescription> m_others;
};

} // namespace showroom::cli
