-- The tables that the blueprint `forge` fills: organisations with their parts, people who are members of them, projects, tasks
-- and comments. What belongs to a project or a task goes with it.

CREATE SCHEMA forge;

CREATE TABLE forge.users (
    tenant_id     text NOT NULL,
    id            uuid NOT NULL,
    email         text NOT NULL,
    full_name     text NOT NULL,
    role          text NOT NULL DEFAULT 'member',
    avatar_url    text,
    password_hash text,
    locale        text NOT NULL DEFAULT 'en-US',
    region        text NOT NULL DEFAULT 'US',
    time_zone     text NOT NULL DEFAULT 'UTC',
    joined_on     date NOT NULL DEFAULT current_date,
    CONSTRAINT users_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT users_email_key UNIQUE (tenant_id, email),
    CONSTRAINT users_role_check CHECK (role IN ('owner', 'admin', 'member', 'viewer'))
);

CREATE TABLE forge.organisations (
    tenant_id  text NOT NULL,
    id         uuid NOT NULL,
    parent_id  uuid,
    name       text NOT NULL,
    industry   text,
    plan       text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT organisations_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT organisations_name_key UNIQUE (tenant_id, name),
    CONSTRAINT organisations_parent_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES forge.organisations (tenant_id, id),
    CONSTRAINT organisations_plan_check CHECK (
        plan IS NULL OR plan IN ('team', 'business', 'enterprise') AND parent_id IS NULL)
);
CREATE INDEX organisations_parent_idx ON forge.organisations (tenant_id, parent_id);

CREATE TABLE forge.memberships (
    tenant_id       text NOT NULL,
    id              uuid NOT NULL,
    organisation_id uuid NOT NULL,
    user_id         uuid NOT NULL,
    since           timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT memberships_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT memberships_user_key UNIQUE (tenant_id, organisation_id, user_id),
    CONSTRAINT memberships_organisation_fkey FOREIGN KEY (tenant_id, organisation_id)
        REFERENCES forge.organisations (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT memberships_user_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES forge.users (tenant_id, id)
        ON DELETE CASCADE
);
CREATE INDEX memberships_user_idx ON forge.memberships (tenant_id, user_id);

CREATE TABLE forge.projects (
    tenant_id       text NOT NULL,
    id              uuid NOT NULL,
    organisation_id uuid NOT NULL,
    lead_id         uuid NOT NULL,
    name            text NOT NULL,
    status          text NOT NULL DEFAULT 'planned',
    created_at      timestamptz NOT NULL DEFAULT now(),
    closed_at       timestamptz,
    CONSTRAINT projects_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT projects_name_key UNIQUE (tenant_id, name),
    CONSTRAINT projects_organisation_fkey FOREIGN KEY (tenant_id, organisation_id)
        REFERENCES forge.organisations (tenant_id, id),
    CONSTRAINT projects_lead_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES forge.users (tenant_id, id),
    CONSTRAINT projects_status_check CHECK (
        status IN ('planned', 'active', 'on_hold', 'completed', 'cancelled')
        AND (status IN ('completed', 'cancelled')) = (closed_at IS NOT NULL)),
    CONSTRAINT projects_closed_check CHECK (closed_at >= created_at)
);
CREATE INDEX projects_organisation_idx ON forge.projects (tenant_id, organisation_id);
CREATE INDEX projects_lead_idx ON forge.projects (tenant_id, lead_id);

CREATE TABLE forge.tasks (
    tenant_id      text NOT NULL,
    id             uuid NOT NULL,
    project_id     uuid NOT NULL,
    number         text NOT NULL,
    title          text NOT NULL,
    priority       text NOT NULL DEFAULT 'normal',
    reporter_id    uuid NOT NULL,
    assignee_id    uuid,
    status         text NOT NULL DEFAULT 'todo',
    estimate_hours numeric(6, 1),
    created_at     timestamptz NOT NULL DEFAULT now(),
    closed_at      timestamptz,
    CONSTRAINT tasks_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT tasks_number_key UNIQUE (tenant_id, number),
    CONSTRAINT tasks_project_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES forge.projects (tenant_id, id)
        ON DELETE CASCADE,
    CONSTRAINT tasks_reporter_fkey FOREIGN KEY (tenant_id, reporter_id) REFERENCES forge.users (tenant_id, id),
    CONSTRAINT tasks_assignee_fkey FOREIGN KEY (tenant_id, assignee_id) REFERENCES forge.users (tenant_id, id),
    CONSTRAINT tasks_priority_check CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
    CONSTRAINT tasks_status_check CHECK (
        status IN ('todo', 'in_progress', 'in_review', 'blocked', 'done', 'dropped')
        AND (status IN ('done', 'dropped')) = (closed_at IS NOT NULL)),
    CONSTRAINT tasks_closed_check CHECK (closed_at >= created_at)
);
CREATE INDEX tasks_project_idx ON forge.tasks (tenant_id, project_id);
CREATE INDEX tasks_reporter_idx ON forge.tasks (tenant_id, reporter_id);
CREATE INDEX tasks_assignee_idx ON forge.tasks (tenant_id, assignee_id);

CREATE TABLE forge.comments (
    tenant_id  text NOT NULL,
    id         uuid NOT NULL,
    task_id    uuid NOT NULL,
    author_id  uuid NOT NULL,
    body       text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT comments_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT comments_task_fkey FOREIGN KEY (tenant_id, task_id) REFERENCES forge.tasks (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT comments_author_fkey FOREIGN KEY (tenant_id, author_id) REFERENCES forge.users (tenant_id, id)
);
CREATE INDEX comments_task_idx ON forge.comments (tenant_id, task_id);
CREATE INDEX comments_author_idx ON forge.comments (tenant_id, author_id);
