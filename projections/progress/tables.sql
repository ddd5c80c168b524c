-- How far a lead has come on the way to its order: milestones, gates asked and decided, and when the customer may decide.
-- Facts are only added: each belongs to an event.
create table if not exists progress (
  lead_id      uuid not null,
  seq          int not null,
  what         text not null check (what in ('milestone', 'gate_asked', 'gate_decided', 'decision_expected')),
  -- of a milestone or a gate: which
  name         text,
  -- of a gate that was decided: how
  decision     text,
  -- of an expected decision: the day, in the calendar of whoever told it
  expected_on  date,
  -- who did it; null = the engine, or an import
  person       text,
  time         timestamptz not null,
  recordedtime timestamptz not null,
  primary key (lead_id, seq, what)
);
