select customers.keep_whole('ingest.import');
select customers.keep_whole('ingest.source_chunk');
select customers.keep_whole('ingest.rejection');
select customers.keep_whole('ingest.mended_row');
