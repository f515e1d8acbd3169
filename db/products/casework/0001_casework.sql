-- The tables that the blueprint `casework` fills: reports of wrongdoing, the cases that they became, and all that belongs to
-- a case. What belongs to a case goes with it.

CREATE SCHEMA casework;

CREATE TABLE casework.users (
    tenant_id  text NOT NULL,
    id         uuid NOT NULL,
    email      text NOT NULL,
    full_name  text NOT NULL,
    job_title  text NOT NULL,
    department text NOT NULL,
    phone      text NOT NULL,
    city       text NOT NULL,
    country    text NOT NULL,
    region     text NOT NULL,
    locale     text NOT NULL,
    time_zone  text NOT NULL,
    joined_on  date NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT users_email_key UNIQUE (tenant_id, email)
);

CREATE TABLE casework.intake_reports (
    tenant_id     text NOT NULL,
    id            uuid NOT NULL,
    report_number text NOT NULL,
    category      text NOT NULL,
    anonymity     text NOT NULL,
    reporter_id   uuid,
    channel       text NOT NULL,
    severity      text NOT NULL,
    status        text NOT NULL DEFAULT 'new',
    received_at   timestamptz NOT NULL,
    closed_at     timestamptz,
    summary       text NOT NULL,
    CONSTRAINT intake_reports_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT intake_reports_number_key UNIQUE (tenant_id, report_number),
    CONSTRAINT intake_reports_reporter_fkey FOREIGN KEY (tenant_id, reporter_id) REFERENCES casework.users (tenant_id, id),
    CONSTRAINT intake_reports_anonymity_check CHECK (
        anonymity IN ('named', 'confidential', 'anonymous') AND (anonymity = 'anonymous') = (reporter_id IS NULL)),
    CONSTRAINT intake_reports_severity_check CHECK (severity IN ('low', 'medium', 'high', 'critical')),
    CONSTRAINT intake_reports_status_check CHECK (
        status IN ('new', 'in_review', 'case_opened', 'closed', 'referred', 'withdrawn')
        AND (status IN ('closed', 'referred', 'withdrawn')) = (closed_at IS NOT NULL)),
    CONSTRAINT intake_reports_closed_check CHECK (closed_at >= received_at)
);
CREATE INDEX intake_reports_reporter_idx ON casework.intake_reports (tenant_id, reporter_id);
CREATE INDEX intake_reports_received_at_idx ON casework.intake_reports (tenant_id, received_at);

CREATE TABLE casework.cases (
    tenant_id    text NOT NULL,
    id           uuid NOT NULL,
    report_id    uuid NOT NULL,
    case_number  text NOT NULL,
    category     text NOT NULL,
    severity     text NOT NULL,
    title        text NOT NULL,
    assignee_id  uuid NOT NULL,
    status       text NOT NULL DEFAULT 'open',
    opened_at    timestamptz NOT NULL,
    closed_at    timestamptz,
    outcome      text,
    action_taken text,
    CONSTRAINT cases_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT cases_number_key UNIQUE (tenant_id, case_number),
    CONSTRAINT cases_report_fkey FOREIGN KEY (tenant_id, report_id) REFERENCES casework.intake_reports (tenant_id, id),
    CONSTRAINT cases_assignee_fkey FOREIGN KEY (tenant_id, assignee_id) REFERENCES casework.users (tenant_id, id),
    CONSTRAINT cases_severity_check CHECK (severity IN ('low', 'medium', 'high', 'critical')),
    CONSTRAINT cases_status_check CHECK (
        status IN ('open', 'awaiting_information', 'under_investigation', 'in_decision', 'closed')
        AND (status = 'closed') = (closed_at IS NOT NULL)),
    CONSTRAINT cases_outcome_check CHECK (
        outcome IS NULL OR closed_at IS NOT NULL AND outcome IN
        ('substantiated', 'partly_substantiated', 'unsubstantiated', 'insufficient_information', 'referred')),
    CONSTRAINT cases_closed_check CHECK (closed_at >= opened_at)
);
CREATE INDEX cases_report_idx ON casework.cases (tenant_id, report_id);
CREATE INDEX cases_assignee_idx ON casework.cases (tenant_id, assignee_id);
CREATE INDEX cases_opened_at_idx ON casework.cases (tenant_id, opened_at);

CREATE TABLE casework.investigations (
    tenant_id       text NOT NULL,
    id              uuid NOT NULL,
    case_id         uuid NOT NULL,
    investigator_id uuid NOT NULL,
    method          text NOT NULL,
    status          text NOT NULL DEFAULT 'planned',
    started_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    finding         text,
    interviews      integer NOT NULL DEFAULT 0,
    CONSTRAINT investigations_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT investigations_case_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES casework.cases (tenant_id, id)
        ON DELETE CASCADE,
    CONSTRAINT investigations_investigator_fkey FOREIGN KEY (tenant_id, investigator_id)
        REFERENCES casework.users (tenant_id, id),
    CONSTRAINT investigations_status_check CHECK (
        status IN ('planned', 'in_progress', 'awaiting_evidence', 'completed', 'withdrawn')
        AND (status IN ('completed', 'withdrawn')) = (ended_at IS NOT NULL)),
    CONSTRAINT investigations_ended_check CHECK (ended_at >= started_at)
);
CREATE INDEX investigations_case_idx ON casework.investigations (tenant_id, case_id);
CREATE INDEX investigations_investigator_idx ON casework.investigations (tenant_id, investigator_id);

CREATE TABLE casework.subjects (
    tenant_id text NOT NULL,
    id        uuid NOT NULL,
    case_id   uuid NOT NULL,
    relation  text NOT NULL,
    person_id uuid,
    role      text NOT NULL,
    added_at  timestamptz NOT NULL,
    CONSTRAINT subjects_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT subjects_case_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES casework.cases (tenant_id, id)
        ON DELETE CASCADE,
    CONSTRAINT subjects_person_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES casework.users (tenant_id, id),
    CONSTRAINT subjects_role_check CHECK (role IN ('accused', 'witness', 'affected'))
);
CREATE INDEX subjects_case_idx ON casework.subjects (tenant_id, case_id);
CREATE INDEX subjects_person_idx ON casework.subjects (tenant_id, person_id);

CREATE TABLE casework.notes (
    tenant_id  text NOT NULL,
    id         uuid NOT NULL,
    case_id    uuid NOT NULL,
    author_id  uuid NOT NULL,
    written_at timestamptz NOT NULL,
    visibility text NOT NULL DEFAULT 'team',
    body       text NOT NULL,
    CONSTRAINT notes_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT notes_case_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES casework.cases (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT notes_author_fkey FOREIGN KEY (tenant_id, author_id) REFERENCES casework.users (tenant_id, id),
    CONSTRAINT notes_visibility_check CHECK (visibility IN ('team', 'restricted', 'legal'))
);
CREATE INDEX notes_case_idx ON casework.notes (tenant_id, case_id);
CREATE INDEX notes_author_idx ON casework.notes (tenant_id, author_id);

CREATE TABLE casework.messages (
    tenant_id text NOT NULL,
    id        uuid NOT NULL,
    case_id   uuid NOT NULL,
    direction text NOT NULL,
    author_id uuid,
    sent_at   timestamptz NOT NULL,
    body      text NOT NULL,
    CONSTRAINT messages_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT messages_case_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES casework.cases (tenant_id, id)
        ON DELETE CASCADE,
    CONSTRAINT messages_author_fkey FOREIGN KEY (tenant_id, author_id) REFERENCES casework.users (tenant_id, id),
    CONSTRAINT messages_direction_check CHECK (
        direction IN ('to_reporter', 'from_reporter') AND (direction = 'to_reporter') = (author_id IS NOT NULL))
);
CREATE INDEX messages_case_idx ON casework.messages (tenant_id, case_id);
CREATE INDEX messages_author_idx ON casework.messages (tenant_id, author_id);

CREATE TABLE casework.associations (
    tenant_id       text NOT NULL,
    id              uuid NOT NULL,
    case_id         uuid NOT NULL,
    related_case_id uuid NOT NULL,
    relation        text NOT NULL,
    linked_by       uuid NOT NULL,
    linked_at       timestamptz NOT NULL,
    CONSTRAINT associations_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT associations_case_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES casework.cases (tenant_id, id)
        ON DELETE CASCADE,
    CONSTRAINT associations_related_fkey FOREIGN KEY (tenant_id, related_case_id)
        REFERENCES casework.cases (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT associations_linked_by_fkey FOREIGN KEY (tenant_id, linked_by) REFERENCES casework.users (tenant_id, id),
    CONSTRAINT associations_other_check CHECK (case_id <> related_case_id)
);
CREATE INDEX associations_case_idx ON casework.associations (tenant_id, case_id);
CREATE INDEX associations_related_idx ON casework.associations (tenant_id, related_case_id);
CREATE INDEX associations_linked_by_idx ON casework.associations (tenant_id, linked_by);

CREATE TABLE casework.audit_entries (
    tenant_id   text NOT NULL,
    id          uuid NOT NULL,
    case_id     uuid NOT NULL,
    actor_id    uuid NOT NULL,
    action      text NOT NULL,
    happened_at timestamptz NOT NULL,
    details     jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT audit_entries_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT audit_entries_case_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES casework.cases (tenant_id, id)
        ON DELETE CASCADE,
    CONSTRAINT audit_entries_actor_fkey FOREIGN KEY (tenant_id, actor_id) REFERENCES casework.users (tenant_id, id)
);
CREATE INDEX audit_entries_case_idx ON casework.audit_entries (tenant_id, case_id);
CREATE INDEX audit_entries_actor_idx ON casework.audit_entries (tenant_id, actor_id);
CREATE INDEX audit_entries_happened_at_idx ON casework.audit_entries (tenant_id, happened_at);
