"""What a plan says: figures of prose, forms and tables, each with what spoke for it."""
