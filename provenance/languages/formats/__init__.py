"""How languages write numbers where Django’s own way is not the newsroom’s."""
