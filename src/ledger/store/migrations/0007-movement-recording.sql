-- Finds what was recorded since a recording: movements are only ever added, so recordings lie in order.
create index movement_recording on ledger.movement using brin (recording);
