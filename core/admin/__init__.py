"""What the admins of all apps share: slugs, positions, stamps, choices. Registers nothing itself."""
