"""What we know in the forms other programs speak: schema.org, PROV, Web Annotation; only what everybody may see."""
