-- The tables that the blueprint `impact` fills: people of a company and what they did for the community and for themselves.
-- Column order is free: rows are copied by column name.

CREATE SCHEMA impact;

CREATE TABLE impact.users (
    tenant_id      text NOT NULL,
    id             uuid NOT NULL,
    email          text NOT NULL,
    full_name      text NOT NULL,
    given_name     text NOT NULL,
    family_name    text NOT NULL,
    job_title      text NOT NULL,
    department     text NOT NULL,
    phone          text NOT NULL,
    street_address text NOT NULL,
    city           text NOT NULL,
    state          text NOT NULL,
    postal_code    text NOT NULL,
    country        text NOT NULL,
    region         text NOT NULL,
    locale         text NOT NULL,
    time_zone      text NOT NULL,
    birth_date     date NOT NULL,
    joined_on      date NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT users_email_key UNIQUE (tenant_id, email)
);

CREATE TABLE impact.events (
    tenant_id   text NOT NULL,
    id          uuid NOT NULL,
    user_id     uuid NOT NULL,
    kind        text NOT NULL,
    occurred_at timestamptz NOT NULL,
    title       text NOT NULL,
    status      text NOT NULL,
    amount      numeric(12, 2),
    currency    text,
    hours       numeric(6, 2),
    properties  jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT events_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT events_user_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES impact.users (tenant_id, id),
    CONSTRAINT events_amount_currency_check CHECK ((amount IS NULL) = (currency IS NULL))
);

CREATE INDEX events_user_idx ON impact.events (tenant_id, user_id);
CREATE INDEX events_occurred_at_idx ON impact.events (tenant_id, occurred_at);
