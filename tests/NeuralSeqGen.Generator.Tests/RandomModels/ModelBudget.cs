using System.Reflection;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>The limits of generated code: lines per model, IL and locals per method.</summary>
internal static class ModelBudget
{
    public const int MaxLines = 10_000, MaxIl = 25 * 1024, MaxLocals = 400;

    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static void Check(string model, GeneratorRun run, LoadedModels models)
    {
        Assert.InRange(Lines(model, run), 1, MaxLines);
        foreach (var program in models.Type(model).GetNestedTypes(BindingFlags.NonPublic).Where(t => t.Name.StartsWith("Program", StringComparison.Ordinal)))
        {
            foreach (var method in program.GetMethods(Declared))
            {
                var body = method.GetMethodBody()!;
                Assert.True(body.GetILAsByteArray()!.Length <= MaxIl && body.LocalVariables.Count <= MaxLocals,
                    $"{program.Name}.{method.Name} has {body.GetILAsByteArray()!.Length} bytes of IL and {body.LocalVariables.Count} locals");
            }
        }
    }

    /// <summary>Lines of all files of a model.</summary>
    public static int Lines(string model, GeneratorRun run) =>
        run.Files.Where(f => f.Key.StartsWith(model + ".", StringComparison.Ordinal)).Sum(f => f.Value.Count(c => c == '\n'));
}
