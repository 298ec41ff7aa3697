namespace NeuralSeqGen.Tool.Commands;

/// <summary>Writes several files whole or none: all of them under temporary names first, which are then moved.</summary>
internal static class WholeFiles
{
    public static void Write(IReadOnlyList<(string Path, byte[] Content)> files)
    {
        var written = new List<(string Temporary, string Path)>();
        try
        {
            foreach (var (path, content) in files)
            {
                string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
                written.Add((temporary, path));
                File.WriteAllBytes(temporary, content);
            }

            foreach (var (temporary, path) in written)
            {
                File.Move(temporary, path, overwrite: true);
            }
        }
        finally
        {
            foreach (var (temporary, _) in written)
            {
                File.Delete(temporary);
            }
        }
    }
}
