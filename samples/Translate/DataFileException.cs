/// <summary>A file or its contents cannot be used; the message says which, where and why.</summary>
internal sealed class DataFileException(string message) : Exception(message);
