#pragma once

#include "support/session_model.h"

#include <QByteArray>

namespace showroom::test {

/// A product whose tables the model knows, and a small environment of it whose rows leave room for clashes, children
/// and parents of both kinds.
struct SessionProduct {
    QString name;
    QString environment;
    QByteArray rows; ///< SQL that makes the environment and its rows; it needs helpers()
    ModelProduct model;

    /// The test schema `shop` and the built-in products.
    static QList<SessionProduct> all();
    /// One of all(); an unknown name ends the program.
    static SessionProduct named(const QString &name);
    /// SQL functions for the rows that last as long as the connection.
    static QByteArray helpers();
    /// The tables, unique keys and references of the built-in products' models, a line each, in order.
    static QStringList builtInRules();
    /// A query for the same lines from the catalogue, divided by line feeds.
    static QByteArray builtInRulesInCatalogue();
};

} // namespace showroom::test
