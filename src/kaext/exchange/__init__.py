"""Round trips with annotation tools."""
