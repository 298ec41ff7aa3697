/// <summary>A surname and the index of its nationality.</summary>
internal sealed record Example(string Name, int Class);
