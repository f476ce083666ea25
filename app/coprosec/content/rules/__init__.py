"""What a good course keeps to, beyond its syntax. Each rule is one small function that fills a report."""
