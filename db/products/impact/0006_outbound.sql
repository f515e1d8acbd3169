-- What carries something out of the company: rows of environments are refused here, whoever writes them.

CREATE TABLE impact.webhooks (
    tenant_id  text NOT NULL,
    id         uuid NOT NULL DEFAULT gen_random_uuid(),
    event_kind text NOT NULL,
    url        text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT webhooks_pkey PRIMARY KEY (tenant_id, id)
);

CREATE TABLE impact.integrations (
    tenant_id  text NOT NULL,
    id         uuid NOT NULL DEFAULT gen_random_uuid(),
    provider   text NOT NULL,
    settings   jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT integrations_pkey PRIMARY KEY (tenant_id, id)
);

CREATE TABLE impact.mail_queue (
    tenant_id text NOT NULL,
    id        uuid NOT NULL DEFAULT gen_random_uuid(),
    recipient text NOT NULL,
    subject   text NOT NULL,
    body      text NOT NULL,
    queued_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT mail_queue_pkey PRIMARY KEY (tenant_id, id)
);

SELECT showroom.register_outbound('impact', 'impact.webhooks');
SELECT showroom.register_outbound('impact', 'impact.integrations');
SELECT showroom.register_outbound('impact', 'impact.mail_queue');
