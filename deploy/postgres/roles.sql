-- The roles of the program, each with no more than it needs. Run once as the server's superuser, and again after a change:
--     sudo -u postgres psql -v ON_ERROR_STOP=1 -f deploy/postgres/roles.sql
-- Without passwords: on one host each role is let in by the account that asks (pg_ident.conf). Over a network give each
-- one of its own with \password, or a certificate.
\set ON_ERROR_STOP on

-- owns the tables; migrate, grant and verify work as it, nothing that answers a request does
SELECT 'CREATE ROLE provenance_owner LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'provenance_owner') \gexec
-- what web server, workers and clock work as: makes no table, changes no evidence and no history
SELECT 'CREATE ROLE provenance_app LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'provenance_app') \gexec
-- reads and nothing else: answers from a replica, figures, dumps by hand
SELECT 'CREATE ROLE provenance_reader LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'provenance_reader') \gexec
-- copies the whole server for backups and replicas
SELECT 'CREATE ROLE provenance_copier LOGIN REPLICATION' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'provenance_copier') \gexec

ALTER ROLE provenance_owner NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE provenance_app NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE provenance_reader NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE provenance_copier NOSUPERUSER NOCREATEDB NOCREATEROLE REPLICATION NOBYPASSRLS;
ALTER ROLE provenance_reader SET default_transaction_read_only = on;
-- A pooler leaves out what the program asks of a session; so the role says it as well.
ALTER ROLE provenance_app SET jit = off;
ALTER ROLE provenance_reader SET jit = off;
-- A page that has not come by then does not come; a transaction left open holds the change feed back.
ALTER ROLE provenance_app SET idle_in_transaction_session_timeout = '10min';
GRANT CONNECT ON DATABASE postgres TO provenance_copier;

SELECT 'CREATE DATABASE provenance OWNER provenance_owner TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C.UTF-8'''
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'provenance') \gexec
REVOKE ALL ON DATABASE provenance FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE provenance TO provenance_app;
GRANT CONNECT ON DATABASE provenance TO provenance_reader;

\connect provenance
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO provenance_owner;
GRANT USAGE ON SCHEMA public TO provenance_app, provenance_reader;
-- What application and reader may do with the tables themselves, manage.py grant says after each migration.
