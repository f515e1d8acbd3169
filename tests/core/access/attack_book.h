#pragma once

#include "attack_stage.h"

#include <QByteArray>
#include <QList>

#include <random>

namespace showroom::test {

/// Statements of one attempt. When it asks for something of production it comes twice: about what exists, and about
/// what does not; nobody may tell the answers apart.
struct Attempt {
    QByteArray kind;
    QByteArray real;
    QByteArray ghost;  ///< empty when the attempt asks for nothing of production
    QByteArray copied; ///< what a COPY FROM STDIN gets
    Victim secret;     ///< what real and ghost differ in
};

/// Makes up attempts of one role by a seed: tables, guard views with predicates and functions of its own, writes, COPY,
/// every function it may call with hostile arguments, roles, search paths, settings, statistics and files.
class AttackBook final {
public:
    AttackBook(AttackStage &stage, const QString &role, quint32 seed);

    Attempt next();

    /// What each session begins with: leaky functions and an operator, where the role may make them.
    static QList<QByteArray> preparation();

private:
    struct Relation {
        QByteArray name;
        QList<QByteArray> columns;
    };
    struct Function {
        QByteArray name;
        QList<QByteArray> types;
    };

    void readRelations(AttackStage &stage, const QString &role);
    void readFunctions(AttackStage &stage, const QString &role);
    void readPools(AttackStage &stage, const QString &role);

    quint32 roll(quint32 below) { return static_cast<quint32>(m_random()) % below; }
    bool chance(quint32 percent) { return roll(100) < percent; }
    template <typename List>
    const typename List::value_type &any(const List &list)
    {
        return list.at(static_cast<qsizetype>(roll(static_cast<quint32>(list.size()))));
    }

    QByteArray predicate(const Relation &relation);
    QByteArray reading(const Relation &relation);
    QByteArray wrapped(const QByteArray &query);
    QByteArray writing(const Relation &relation);
    QByteArray staging();
    QByteArray call(const Function &function);
    QByteArray argument(const QByteArray &type);
    QByteArray text();
    QByteArray pretence();
    QByteArray roleChange();
    QByteArray outside();
    QByteArray statement(Attempt &attempt);

    std::mt19937 m_random;
    QList<Relation> m_open;   ///< what the role may read
    QList<Relation> m_closed; ///< what it may not
    QList<Function> m_functions;
    QList<Victim> m_victims;
    QList<Victim> m_ids;
    QList<Victim> m_mails;
    QList<QByteArray> m_texts;
    QList<QByteArray> m_uuids;
    QList<QByteArray> m_numbers;
};

} // namespace showroom::test
