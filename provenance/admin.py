"""What the desk is called."""

from django.contrib import admin

admin.site.site_title = "Provenance"
admin.site.site_header = "Provenance: the newsroom’s desk"
admin.site.index_title = "What lies on the desk"
