select platform.separate('ingest.import');
select platform.separate('ingest.source_chunk');
select platform.separate('ingest.rejection');
select platform.separate('ingest.mapping');
select platform.separate('ingest.mended_row');
