"""Where a claim or an article comes from, as W3C PROV: one bundle each, as PROV-JSON and as PROV-JSONLD."""
