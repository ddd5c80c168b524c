-- Up Migration
-- A session that began at an identity provider ends with that provider's name in the configuration; at most one of both is said.
alter table leadcycle.session
  add column issuer text,
  add constraint session_of_one_kind check (key_id is null or issuer is null);

-- Who went to the identity provider and is not back yet. Taken when they come back: each can be used once.
create table leadcycle.sign_in (
  -- of the cookie in the browser that began it
  sha256     bytea primary key,
  -- what the answer of the provider, its token, and the exchange of its code must show
  state      text not null,
  nonce      text not null,
  verifier   text not null,
  -- an address of the console
  return_to  text not null,
  -- the session that this browser had before; it ends when another one begins
  replaces   bytea,
  expires_at timestamptz not null
);
create index sign_in_expired on leadcycle.sign_in (expires_at);

-- Down Migration
drop table leadcycle.sign_in;
alter table leadcycle.session drop constraint session_of_one_kind, drop column issuer;
