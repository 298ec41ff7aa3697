using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralSeqGen.Tool.Compiling;

/// <summary>C# files as a project that references the runtime, against the framework that the tool runs on.</summary>
internal static class Sources
{
    public static CSharpParseOptions Language { get; } = new(LanguageVersion.CSharp14);

    /// <summary>What a project uses implicitly.</summary>
    public static string Usings { get; } = string.Concat(new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks" }.Select(space => $"global using {space};\n"));

    // compilations made from one share what they know of the references
    private static readonly Lazy<CSharpCompilation> Empty = new(() => CSharpCompilation.Create(
        "Imported", [], References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release)));

    public static CSharpCompilation Compile(string assembly, params IEnumerable<string> files) =>
        Empty.Value.WithAssemblyName(assembly).AddSyntaxTrees(files.Select((file, i) => CSharpSyntaxTree.ParseText(file, Language, $"File{i}.cs")));

    private static IEnumerable<MetadataReference> References()
    {
        string[] paths = [.. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator).Where(IsFramework), typeof(History).Assembly.Location];
        return paths.Distinct().Select(path => MetadataReference.CreateFromFile(path));
    }

    private static bool IsFramework(string path) => Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal);
}
