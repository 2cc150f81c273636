// Loaded first into npm and vite: when the command that started them is gone, they end too and leave the folder alone.
process.once('disconnect', () => process.exit(1))
process.channel?.unref()
