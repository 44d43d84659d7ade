"""What Beranda shows, one question a module: only what the actor may see, in few statements."""
