"""The years after an application: platforms, steps, deadlines and decisions, in a store that only grows."""
