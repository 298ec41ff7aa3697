using System.Runtime.CompilerServices;
using DiffPlex.Renderer;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>Verify's file convention: <c>Class.Method.verified.cs</c> beside the test; on a difference, <c>…received.cs</c> and the changed lines.</summary>
internal static class Snapshot
{
    public static void Verify(string received, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(testFile)!, Path.GetFileNameWithoutExtension(testFile) + "." + test);
        string expected = File.Exists(stem + ".verified.cs") ? File.ReadAllText(stem + ".verified.cs").ReplaceLineEndings("\n") : "";
        if (expected == received)
        {
            File.Delete(stem + ".received.cs");
            return;
        }

        File.WriteAllText(stem + ".received.cs", received);
        Assert.Fail($"{Path.GetFileName(stem)} differs from the verified text; accept {stem}.received.cs by renaming it.\n{UnidiffRenderer.GenerateUnidiff(expected, received, "verified", "received")}");
    }
}
