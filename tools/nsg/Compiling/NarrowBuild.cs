using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NeuralSeqGen.Tool.Compiling;

/// <summary>The properties of a build with code for one vector width, which is enough for a check and compiled soonest.</summary>
internal sealed class NarrowBuild : AnalyzerConfigOptionsProvider
{
    public static NarrowBuild Instance { get; } = new();

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options();

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.NeuralSeqGenVectorWidths" ? "128" : null;
            return value is not null;
        }
    }
}
