-- Up Migration
-- A session that began with an API key ends when the key is revoked, and allows what the key allows; null: in local mode.
alter table leadcycle.session add column key_id text references leadcycle.api_key;

-- Down Migration
alter table leadcycle.session drop column key_id;
