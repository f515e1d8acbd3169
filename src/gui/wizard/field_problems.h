#pragma once

#include <QList>
#include <QObject>
#include <QString>

class QWidget;

namespace showroom::gui {

class FieldHint;
class TenantDraft;

/// Shows the draft's problems under the inputs that they belong to, as long as they last.
class FieldProblems final : public QObject {
    Q_OBJECT

public:
    /// `draft` must outlive this.
    explicit FieldProblems(const TenantDraft *draft, QObject *parent = nullptr);

    /// `hint` shows the problems of `field`, whose input is `input`.
    void bind(const QString &field, FieldHint *hint, QWidget *input);

    /// Puts the focus on the first bound input with a problem; false when there is none.
    bool focusFirst() const;

private:
    struct Bound {
        QString field;
        FieldHint *hint;
        QWidget *input;
    };

    void show();

    const TenantDraft *m_draft;
    QList<Bound> m_bound;
};

} // namespace showroom::gui
