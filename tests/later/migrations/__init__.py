"""As the app “telling” would have them."""
