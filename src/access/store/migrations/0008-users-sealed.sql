-- The names under which a member owns accounts are personal: the audit log has them sealed, from the action that changes them.
drop trigger note on access.member;
create trigger note after insert or update or delete on access.member
  for each row execute function platform.note_change('known_as');
