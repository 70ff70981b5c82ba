tar -c /data
