using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.CodeFixes;

/// <summary>A remedy as changes of text, so that several of them can be put together without touching anything between.</summary>
/// <param name="Title">What the menu says.</param>
/// <param name="Key">Equal for remedies that fix-all applies together.</param>
/// <param name="Changes">Never empty.</param>
internal sealed record ModelFix(string Title, string Key, IReadOnlyList<(DocumentId Document, TextChange Change)> Changes);
