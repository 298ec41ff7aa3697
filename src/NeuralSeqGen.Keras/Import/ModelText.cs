using System.Text;
using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Writing;

namespace NeuralSeqGen.Keras.Import;

/// <summary>The C# file of a declaration.</summary>
/// <param name="model">The model.</param>
/// <param name="subModels">Models inside it.</param>
/// <param name="options">Namespace and access.</param>
internal sealed class ModelText(DeclaredModel model, IReadOnlyList<DeclaredModel> subModels, ImportOptions options)
{
    public string FullName => options.Namespace is null ? model.ClassName : $"{options.Namespace}.{model.ClassName}";

    /// <summary>With a name on every layer, by which it is found again among what is bound.</summary>
    public string Marked(bool isCompiled) => Text("", layer => layer.Id, isCompiled);

    /// <summary>As it is written for people.</summary>
    /// <param name="header">Comments in front.</param>
    /// <param name="isCompiled">Whether to write what the model was compiled with.</param>
    public string Written(IEnumerable<string> header, bool isCompiled) => Text(string.Concat(header.Select(line => $"// {CSharpText.OneLine(line)}\n")), layer => layer.Name, isCompiled);

    private string Text(string header, Func<DeclaredLayer, string?> name, bool isCompiled)
    {
        string access = options.IsPublic ? "public" : "internal";
        var text = new StringBuilder(header).Append("using NeuralSeqGen;\n\n");
        _ = options.Namespace is null ? text : text.Append("namespace ").AppendJoin('.', options.Namespace.Split('.').Select(CSharpText.Identifier)).Append(";\n\n");
        return text.AppendJoin("\n", [model.Text(access, name, isCompiled), .. subModels.Select(sub => sub.Text(access, name, false))]).ToString();
    }
}
