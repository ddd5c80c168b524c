-- Up Migration
create extension if not exists pg_trgm;

-- What a lead is found by when the same need comes in again. Names of companies are no personal data.
create table leadcycle.lead_need (
  lead_id         uuid primary key,
  customer_id     text,
  -- the name without all that people write in several ways
  customer_key    text,
  -- its digits in their order: names that differ in them are two companies, however alike they look
  customer_digits text,
  need_id         text,
  product         text,
  -- null until its lead was obtained: a door writes the row before it asks the lead
  obtained_at     timestamptz
);
create index lead_need_customer on leadcycle.lead_need (customer_id);
create index lead_need_name on leadcycle.lead_need (customer_key);
create index lead_need_digits on leadcycle.lead_need (customer_digits) where customer_digits <> '';
create index lead_need_like on leadcycle.lead_need using gin (customer_key gin_trgm_ops);

-- Contacts by e-mail and phone, never plain: an HMAC under a key that follows from the master key. Erasing a lead deletes its
-- rows. The domain of a company's addresses is plain.
create table leadcycle.lead_key (
  lead_id uuid not null,
  kind    text not null check (kind in ('email', 'phone', 'domain')),
  key     text not null,
  primary key (lead_id, kind, key)
);
create index lead_key_key on leadcycle.lead_key (kind, key);

-- Down Migration
drop table leadcycle.lead_key, leadcycle.lead_need;
