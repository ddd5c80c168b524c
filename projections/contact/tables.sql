-- The people at the customer, by the key that they have within their lead; who they are stands sealed in the events alone.
create table if not exists contact (
  lead_id     uuid not null,
  contact_id  text not null,
  level       text,
  relation    text,
  has_email   boolean not null,
  has_phone   boolean not null,
  counterpart boolean not null,
  key_person  boolean not null,
  primary key (lead_id, contact_id)
);
