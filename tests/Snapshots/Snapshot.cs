using System.Runtime.CompilerServices;
using DiffPlex.Renderer;

namespace NeuralSeqGen.Snapshots;

/// <summary>Verify's file convention: <c>Class.Method.verified.cs</c> beside the test; on a difference, <c>…received.cs</c> and the changed lines.</summary>
internal static class Snapshot
{
    /// <param name="received">The text.</param>
    /// <param name="extension">Of the file: cs for generated code, txt for graphs and schedules.</param>
    /// <param name="testFile">The test's file.</param>
    /// <param name="test">The test's name, or that of the case.</param>
    public static void Verify(string received, string extension = "cs", [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(testFile)!, Path.GetFileNameWithoutExtension(testFile) + "." + test);
        string verified = $"{stem}.verified.{extension}", written = $"{stem}.received.{extension}";
        string expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (expected == received)
        {
            File.Delete(written);
            return;
        }

        File.WriteAllText(written, received);
        Assert.Fail($"{Path.GetFileName(stem)} differs from the verified text; accept {written} by renaming it.\n{UnidiffRenderer.GenerateUnidiff(expected, received, "verified", "received")}");
    }
}
